export const jobsWords = {
  jobs: {
    stop: '停止',
    stopped: '已停止计算',
    stoppedHint: '已经算好的部分会留着，可以随时重新计算。',
    again: '重新计算',
    lost: '与服务器的连接断了，正在重新连接；计算在服务器上继续。',
    step: {
      land: '正在准备地形、河流和道路…',
      travel: '正在计算通行时间…',
      places: '正在逐处计算能到的人家…',
      ground: '正在读取地形和房屋…',
      water: '正在推算河水能淹到哪里…',
      shelters: '正在安排安置点…',
      solving: '正在求最优方案…',
    },
  },
}
