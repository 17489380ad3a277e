FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /yitu
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npx vite build web && mkdir /data && chown node:node /data /yitu/web
USER node
VOLUME /data
EXPOSE 8080
CMD ["npm", "start"]
